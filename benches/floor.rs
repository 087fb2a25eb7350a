//! What the graphics driver alone takes in memory: a device like the window's, and nothing else. Started by `benches/window.sh`, which reads its
//! figures while it waits for the end of its input.

use std::io::Read;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use wgpu::{Backends, DeviceDescriptor, Instance, InstanceDescriptor, RequestAdapterOptions};

/// What is asked of a driver is ready at once.
fn now<T>(asked: impl Future<Output = T>) -> T {
    let mut asked = pin!(asked);
    loop {
        if let Poll::Ready(found) = asked.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return found;
        }
    }
}

fn main() {
    let instance = Instance::new(InstanceDescriptor {
        backends: Backends::VULKAN,
        ..InstanceDescriptor::new_without_display_handle()
    });
    let adapter = now(instance.request_adapter(&RequestAdapterOptions::default()))
        .expect("there is a Vulkan driver");
    let descriptor = DeviceDescriptor {
        required_features: adapter.features(),
        required_limits: adapter.limits(),
        ..Default::default()
    };
    let device = now(adapter.request_device(&descriptor)).expect("it opens a device");
    println!("{}", adapter.get_info().name);
    let _ = std::io::stdin().read(&mut [0]);
    drop(device);
}
